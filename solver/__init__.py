"""The planning problem: demand, costs, model and search; knows nothing of files, windows or clocks."""
