"""What changed between two states of an issue, told as an editor would: causes first, knock-on shifts summed up."""
