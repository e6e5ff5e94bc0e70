"""People: persons, their names and aliases, organizations, affiliations, accounts.

Terms: *Person* who; *Organization* for whom; *Affiliation* from when to when;
*Account* signs in; *SignInLink* a link that opens one account once.
"""
