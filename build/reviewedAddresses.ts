/** An address that may stand in the bundle because nothing there loads it. */
interface ReviewedAddress {
  readonly prefix: string
  /** `name`: identifies a vocabulary, is compared and never loaded. `text`: part of a message for people. */
  readonly use: 'name' | 'text'
  readonly from: string
}

export const reviewedAddresses: readonly ReviewedAddress[] = [
  {
    prefix: 'http://www.w3.org/',
    use: 'name',
    from: 'XML namespaces of SVG, MathML, XHTML, XMP, digital signatures',
  },
]
