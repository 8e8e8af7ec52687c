/** A name in the outline of a file that leads to the page that was open when it was added, and those below it. */
export interface Bookmark {
  readonly add: (name: string) => Bookmark
}

/** What pdfkit keeps of an outline; its typings have only the first of these. */
interface Outline {
  addItem(name: string, options: { readonly left: number }): Outline
  readonly outlineData: { Count?: number }
}

/** The outline of a file: chapters in sight, what is below them folded (ISO 32000-1, 12.3.3: `Count` below zero). */
export function createBookmarks(pdf: PDFKit.PDFDocument): Bookmark {
  return bookmarkOf(pdf.outline as unknown as Outline, 1)
}

function bookmarkOf(outline: Outline, sign: 1 | -1): Bookmark {
  let count = 0
  return {
    add(name) {
      count += 1
      outline.outlineData.Count = sign * count
      // pdfkit counts from the right edge.
      return bookmarkOf(outline.addItem(name, { left: pageWidth }), -1)
    },
  }
}

/** A4, in points. */
const pageWidth = 595.28
