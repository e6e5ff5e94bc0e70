"""Figures: a small language that says what is counted, and what may be published of it.

Terms: *Definition* who is counted, on which record, distinct by what, at which instant;
*Record* a table of the house as the language knows it; *Split* the breakdowns that are
published; *Cell* one number of a table; *Hidden* a cell that is not published because
it, or what follows from it, would stand for fewer than five people.

No Django here: a definition is text until a stage compiles it to a query.
"""
