module clerk

go 1.24
