import PDFDocument from 'pdfkit'
import type { ResultHead } from '../../../shared/domain/result.ts'
import { type Bookmark, createBookmarks } from './bookmarks.ts'
import { createFaces, type Faces, figures, type PdfReference } from './face.ts'
import { colours, createInk, type Ink, paint, type TextStyle } from './ink.ts'

/** What every page of a document says, and what the file says of itself. */
export interface PaperOptions {
  readonly title: { readonly zh: string; readonly en: string }
  readonly head: Pick<ResultHead, 'packageId' | 'vendor' | 'exportedAt' | 'order'>
}

/** Pages of A4, each with the document's title, the id of the result package, its number and a watermark. */
export interface Paper {
  readonly pdf: PDFKit.PDFDocument
  readonly ink: Ink
  readonly bookmarks: Bookmark
  /** Edges of what may be written on, in points. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Begins a new page. */
  readonly turn: () => void
  /** Bytes of the file that are ready; they are not kept. */
  readonly ready: () => Iterable<Uint8Array>
  /** Ends the file. */
  readonly end: () => Iterable<Uint8Array>
}

const margin = { left: 48, right: 48, top: 62, bottom: 58 }
const small: TextStyle = { size: 7, colour: colours.soft }

/**
 * A PDF/A-2b (ISO 19005-2): fonts embedded as subsets, sRGB as output intent, no transparency. How many pages there are is
 * known at the end: each page refers to one drawing of that number, which is written last.
 */
export function createPaper({ title, head }: PaperOptions): Paper {
  const { packageId, vendor, order } = head
  const made = new Date(head.exportedAt)
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: null as unknown as string,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b' as 'PDF/A-2',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      // What stands here goes into the file's XMP data as it is: nothing that people wrote.
      Title: `${title.zh} ${title.en} ${packageId}`,
      Creator: 'Sealdesk',
      Producer: 'Sealdesk (pdfkit)',
      CreationDate: made,
    },
  })
  const faces = createFaces(pdf)
  const ink = createInk(pdf, faces)
  const total = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, -3, 80, 10],
  }) as unknown as PdfReference
  const watermark = watermarkOf(pdf, faces, `${vendor}  供委托方审核参考  ${packageId.slice(0, 8)}`)
  let pages = 0

  function turn(): void {
    pdf.addPage()
    pages += 1
    const { fonts, xobjects, width, height } = pdf.page as unknown as PdfPage
    for (const { id, ref } of [faces.regular, faces.bold]) fonts[id] = ref
    xobjects.Total = total
    xobjects.Water = watermark
    pdf.addContent(`/Artifact BMC q 1 0 0 -1 0 ${figures([height])} cm /Water Do Q`)
    const right = width - margin.right
    const put = (text: string, x: number, y: number) => ink.text(text, x, y, small)
    const putAtRight = (text: string, y: number) => put(text, right - ink.widthOf(text, small), y)
    put(`${title.zh}  ${title.en}`, margin.left, 38)
    putAtRight(shortened(order.title, 40), 38)
    ink.line([margin.left, 44], [right, 44])
    const foot = height - 30
    ink.line([margin.left, foot - 12], [right, foot - 12])
    put(`结果包 ${packageId}`, margin.left, foot)
    const before = `第 ${pages} / `
    put(before, width / 2 - ink.widthOf(before, small) + 12, foot)
    pdf.addContent(`q 1 0 0 -1 ${figures([width / 2 + 12, foot])} cm /Total Do Q`)
    putAtRight('审核意见供委托方参考，贷款由委托方决定', foot)
    pdf.addContent('EMC')
  }

  function* ready(): Iterable<Uint8Array> {
    for (let piece = pdf.read(); piece !== null; piece = pdf.read()) yield piece as Uint8Array
  }

  turn()
  const { width, height } = pdf.page
  return {
    pdf,
    ink,
    bookmarks: createBookmarks(pdf),
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
    turn,
    ready,
    *end() {
      const face = faces.regular
      total.data.Resources = { Font: { [face.id]: face.ref } }
      const { size, colour = colours.text } = small
      total.end(`BT ${paint(colour)} rg /${face.id} ${size} Tf 0 0 Td <${face.encoded(`${pages} 页`)}> Tj ET`)
      pdf.end()
      yield* ready()
    },
  }
}

/** A page's resources, which pdfkit's typings leave out. */
interface PdfPage {
  readonly fonts: Record<string, PdfReference>
  readonly xobjects: Record<string, PdfReference>
  readonly width: number
  readonly height: number
}

/** Drawn as outlines: whoever selects or searches the text of a page does not meet it. */
function watermarkOf(pdf: PDFKit.PDFDocument, faces: Faces, text: string): PdfReference {
  const ems = faces.regular.widthOf(text)
  // The name of a vendor may be long.
  const size = Math.min(20, 560 / ems)
  const length = ems * size
  const outline = faces.regular.outlineOf(text)
  const slope = Math.PI / 6
  const [cosine, sine] = [Math.cos(slope), Math.sin(slope)]
  const stamps = [180, 420, 660].map((y) => {
    const left = 297 - (length / 2) * cosine
    const matrix = [size * cosine, size * sine, -size * sine, size * cosine, left, y - (length / 2) * sine]
    return `q ${figures(matrix)} cm ${outline} f Q`
  })
  const drawing = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 596, 842],
  }) as unknown as PdfReference
  drawing.end(`${paint(colours.water)} rg ${stamps.join(' ')}`)
  return drawing
}

/** A text with an ellipsis where it is longer than that many characters. */
export function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
