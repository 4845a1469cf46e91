-- The value of a parameter in an address or a query string, as written there; null where it is missing or empty.
-- A pattern, not parse_url: links with unfilled mail tokens such as `{{lead.Id}}` are no valid URIs, yet carry their parameters.
create function url_parameter(address string, parameter string) returns string return
nullif(regexp_extract(address, concat('(^|[?&])', parameter, '=([^&#]*)'), 2), '')
