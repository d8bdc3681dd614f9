"""What administrators keep: staff, offices and who is in charge, public notices, the record of acts."""
