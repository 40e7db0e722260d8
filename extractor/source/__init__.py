"""From a file to the frozen text: readers, page furniture, normalisation."""
