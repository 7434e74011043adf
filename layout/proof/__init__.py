"""校样: the pages as pictures, and one HTML file to look at them with, which needs nothing but a browser."""
