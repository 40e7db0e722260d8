"""Scanned pages, read by tesseract."""
