package model

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// From these years on the law has seven holidays for all citizens (全国年节及纪念日放假办法, art. 2), and two days of 劳动节.
const (
	sevenHolidaysSince = 2008
	secondOfMaySince   = 2025
)

var fourHolidays = []string{"元旦", "春节", "劳动节", "国庆节"}

// HolidaysOf names the holidays of all citizens that the law knew in a year, in the order of the year.
func HolidaysOf(year int) []string {
	if year < sevenHolidaysSince {
		return fourHolidays
	}
	return festivals
}

// movingDays are the days of 春节 (first of the first lunar month), 清明节 (solar term), 端午节 (fifth of the fifth) and
// 中秋节 (fifteenth of the eighth) as GB/T 33661-2017 reckons them, a line a year: year, then month and day of each.
const movingDays = `
2008 0207 0404 0608 0914
2009 0126 0404 0528 1003
2010 0214 0405 0616 0922
2011 0203 0405 0606 0912
2012 0123 0404 0623 0930
2013 0210 0404 0612 0919
2014 0131 0405 0602 0908
2015 0219 0405 0620 0927
2016 0208 0404 0609 0915
2017 0128 0404 0530 1004
2018 0216 0405 0618 0924
2019 0205 0405 0607 0913
2020 0125 0404 0625 1001
2021 0212 0404 0614 0921
2022 0201 0405 0603 0910
2023 0122 0405 0622 0929
2024 0210 0404 0610 0917
2025 0129 0404 0531 1006
2026 0217 0405 0619 0925
2027 0206 0405 0609 0915
2028 0126 0404 0528 1003
2029 0213 0404 0616 0922
2030 0203 0405 0605 0912
2031 0123 0405 0624 1001
2032 0211 0404 0612 0919
2033 0131 0404 0601 0908
2034 0219 0405 0620 0927
2035 0208 0405 0610 0916
2036 0128 0404 0530 1004
2037 0215 0404 0618 0924
2038 0204 0405 0607 0913
2039 0124 0405 0527 1002
2040 0212 0404 0614 0920
2041 0201 0404 0603 0910
2042 0122 0404 0622 0928
2043 0210 0405 0611 0917
2044 0130 0404 0531 1005
2045 0217 0404 0619 0925
2046 0206 0404 0608 0915
2047 0126 0405 0529 1004
2048 0214 0404 0615 0922
2049 0202 0404 0604 0911
2050 0123 0404 0623 0930
2051 0211 0405 0613 0919
2052 0201 0404 0601 0907
2053 0219 0404 0620 0926
2054 0208 0404 0610 0916
2055 0128 0405 0530 1005
2056 0215 0404 0617 0924
2057 0204 0404 0606 0913
2058 0124 0404 0625 1002
2059 0212 0405 0614 0921
2060 0202 0404 0603 0909
`

// movingFestivals are the columns of movingDays.
var movingFestivals = []string{"春节", "清明节", "端午节", "中秋节"}

var movingTable = sync.OnceValue(func() map[int]map[string]Date {
	table := map[int]map[string]Date{}
	for line := range strings.Lines(movingDays) {
		f := strings.Fields(line)
		if len(f) != 1+len(movingFestivals) {
			continue
		}
		year := number(f[0])
		table[year] = map[string]Date{}
		for i, name := range movingFestivals {
			at, _ := strconv.Atoi(f[1+i])
			table[year][name] = NewDate(year, time.Month(at/100), at%100)
		}
	}
	return table
})

// festivalDay is the very day of a holiday in a year; ok is false for the moving ones of a year beyond the table.
func festivalDay(name string, year int) (d Date, ok bool) {
	switch name {
	case "元旦":
		return NewDate(year, time.January, 1), true
	case "劳动节":
		return NewDate(year, time.May, 1), true
	case "国庆节":
		return NewDate(year, time.October, 1), true
	}
	d, ok = movingTable()[year][name]
	return d, ok
}

// festivalOn names the holiday whose very day a date is, or "".
func festivalOn(d Date) string {
	for _, name := range HolidaysOf(d.Year()) {
		if day, ok := festivalDay(name, d.Year()); ok && day == d {
			return name
		}
	}
	if _, month, day := d.YMD(); month == time.May && day == 2 && d.Year() < secondOfMaySince {
		return ""
	}
	return fixedHoliday(d)
}

// MissingHolidays names the holidays of all citizens of which the days give none off: with it they are no whole year.
// A holiday is there when its very day is off, or, of those that move, a day that bears its name.
func MissingHolidays(year int, days []DayRule) []string {
	var missing []string
	for _, name := range HolidaysOf(year) {
		day, known := festivalDay(name, year)
		moves := slices.Contains(movingFestivals, name)
		has := func(r DayRule) bool {
			return r.Off && (known && r.Date == day || moves && r.Date.Year() == year && slices.Contains(festivalsIn(r.Name), name))
		}
		if !slices.ContainsFunc(days, has) {
			missing = append(missing, name)
		}
	}
	return missing
}

// strayFestivals says of each moving holiday named whose very day is not off, that it falls on another day.
func strayFestivals(year int, days []DayRule) (texts []string) {
	for _, name := range movingFestivals {
		day, known := festivalDay(name, year)
		var named, off bool
		for _, r := range days {
			named = named || r.Off && r.Date.Year() == year && slices.Contains(festivalsIn(r.Name), name)
			off = off || r.Off && r.Date == day
		}
		if known && named && !off {
			texts = append(texts, strconv.Itoa(year)+"年"+name+"是"+dayText(day)+"，读到的安排里这一天没有放假，请查对原文")
		}
	}
	return texts
}
