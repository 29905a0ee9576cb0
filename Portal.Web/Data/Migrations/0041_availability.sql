-- Which kinds of line can be had where, as the files of the network's planners say. A street or a range of house numbers says more than its postcode.
create table available_line (
    id {id},
    country text not null,
    postcode text not null,
    street text not null,
    number_from bigint null,
    number_to bigint null,
    technology text not null,
    download bigint not null,
    upload bigint not null,
    available_from {date} null,
    demonstration {bool} not null
);

create index available_line_of_place on available_line (country, postcode, street);
