"""What changed between two issues, two revisions of one, two dumps or two PDFs, told as an editor would."""
