"""From the files of a paper to values: ``issue.load`` reads, checks and resolves; nothing here knows how text is set."""
