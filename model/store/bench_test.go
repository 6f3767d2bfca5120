package store_test

func dropLargeDesk() {}
