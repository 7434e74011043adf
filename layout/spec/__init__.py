"""From the files of a paper to values: ``issue.load`` reads, checks and resolves. Nothing here sets text."""
