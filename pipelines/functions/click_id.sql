-- The ad platform's click id in an address or a query string: Google's, Microsoft's, Meta's or LinkedIn's; null where there is none.
create function click_id(address string) returns string return
nullif(regexp_extract(address, '(^|[?&])(gclid|gbraid|wbraid|msclkid|fbclid|li_fat_id)=([^&#]+)', 3), '')
