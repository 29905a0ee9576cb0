-- How the provider prints the number of a customer or line ("DEMO-1007"), where that is not the plain form everything refers to it by ("DEMO1007"). The next import fills it in.
alter table customer add column printed_number text null;
alter table service add column printed_number text null;
