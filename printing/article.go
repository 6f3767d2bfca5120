package printing

import "oversight/model"

// articleTitle is the room of the title on the first page of an article, in millimetres.
const articleTitle = 16

// articleSetting is 小四 with room to read.
var articleSetting = Setting{Size: 12, Pitch: 7.2}

// Article sets text to be read, such as a page of the handbook: a title and paragraphs over as many pages as they take.
func Article(title string, on model.Date, paras []Para) Sheets {
	rest := Lay(paras, bodyWidth, articleSetting)
	var pages []Page
	for top := articleTitle; len(rest.rows) > 0 || len(pages) == 0; top = 0 {
		page := Page{Width: a4Width, Height: a4Height}
		if top > 0 {
			page.writeCentered(marginLeft+bodyWidth/2, marginTop+8, style{role: Title, size: sizeNo2}, title)
		}
		var block Block
		block, rest = rest.Split(min(len(rest.rows), int((bodyHeight-float64(top))/articleSetting.Pitch)))
		block.Draw(&page, marginLeft, marginTop+float64(top))
		page.pageNumber(len(pages) + 1)
		pages = append(pages, page)
	}
	return gather(Sheets{Title: title, Date: on, Pages: pages})
}
