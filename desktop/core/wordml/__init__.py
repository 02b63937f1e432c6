"""WordprocessingML: what a Word file says, character by character, and where each character stands.

The one door to python-docx and lxml, shared by the reader and the Word writers.
"""
