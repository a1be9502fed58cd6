"""Who may come in for an organisation, and who is logged in there: for the beheerder."""
