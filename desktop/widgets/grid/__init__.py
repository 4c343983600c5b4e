"""What a table is made of: model, cells, header, keys, blocks of the clipboard, widths."""
