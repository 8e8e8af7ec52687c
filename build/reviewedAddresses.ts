/** An address that may stand in the bundle, because nothing there loads it. */
export interface ReviewedAddress {
  readonly prefix: string
  /** Text that stands shortly before it; without it the address is not the one that was reviewed. */
  readonly after?: string
  /**
   * `name`: identifies a vocabulary, is compared and never loaded. `text`: part of a message for people.
   * `parsed`: completes or checks an address that is then only looked at.
   */
  readonly use: 'name' | 'text' | 'parsed'
  readonly from: string
}

/** Reviewed one by one, in the minified bundle. Whoever adds one has read the code around it. */
export const reviewedAddresses: readonly ReviewedAddress[] = [
  { prefix: 'http://www.w3.org/', use: 'name', from: 'namespaces of SVG, XHTML, MathML, XML signatures' },
  { prefix: 'http://uri.etsi.org/', use: 'name', from: 'namespaces of ASiC and CAdES' },
  { prefix: 'http://ns.adobe.com/', use: 'name', from: 'pdf.js: namespaces of XMP and XFA' },
  { prefix: 'http://www.xfa.org/schema/', use: 'name', from: 'pdf.js: namespaces of XFA' },
  { prefix: 'http://schemas.openxmlformats.org/', use: 'name', from: 'hucre: namespaces of Office Open XML' },
  {
    prefix: 'http://schemas.microsoft.com/office/',
    use: 'name',
    from: 'hucre: namespaces of Excel’s own parts',
  },
  { prefix: 'http://www.wps.cn/officeDocument/', use: 'name', from: 'hucre: kind of a relationship of WPS' },
  { prefix: 'http://purl.org/dc/', use: 'name', from: 'hucre: namespaces of Dublin Core' },
  { prefix: 'http://json-schema.org/', use: 'name', from: 'zod: versions of JSON Schema' },
  { prefix: 'https://json-schema.org/', use: 'name', from: 'zod: versions of JSON Schema' },
  { prefix: 'http://www.apache.org/licenses/LICENSE-2.0', use: 'text', from: 'licence headers' },
  { prefix: 'https://www.npmjs.com/package/hash-wasm', use: 'text', from: 'hash-wasm: banner of its file' },
  {
    prefix: 'https://github.com/ecomfe/zrender/blob/master/LICENSE',
    use: 'text',
    from: 'zrender: banner of its file',
  },
  { prefix: 'https://react.dev/errors/', use: 'text', from: 'React: messages of its errors' },
  {
    prefix: 'https://react.i18next.com/latest/usetranslation-hook',
    use: 'text',
    from: 'react-i18next: message of a warning',
  },
  {
    prefix: 'http://$',
    after: 'addDefaultProtocol',
    use: 'parsed',
    from: 'pdf.js: completes www. in a link of a document; we show no links',
  },
  { prefix: 'http://example.com', use: 'parsed', from: 'pdf.js: tells whether a text is a relative address' },
  { prefix: 'https://foo.bar', use: 'parsed', from: 'pdf.js: base to parse a file name of an attachment' },
  { prefix: 'http://[$', use: 'parsed', from: 'zod: lets URL check an IPv6 address' },
]
