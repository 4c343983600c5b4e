"""Reading tables that others made: workbooks and text tables as cells with their place."""
