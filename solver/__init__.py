"""The planning problem: demand, costs, model, search; knows no files, windows or clocks."""
