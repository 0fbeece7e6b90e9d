-- A row of the board is read whole and handed on: as json it stays the text that was written, as jsonb every reading writes it anew.
alter table board_rows alter column data type json using data::json;
