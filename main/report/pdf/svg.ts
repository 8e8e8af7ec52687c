import { SaxesParser } from 'saxes'
import { type Ink, paint } from './ink.ts'

interface SvgElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: SvgElement[]
  text: string
}

/**
 * Draws what ECharts writes as SVG: paths, text and groups, with transforms. Text stays text. Patterns become hatchings, one
 * for each pattern of the picture in its order.
 *
 * @param scale points of the page to a unit of the picture
 */
export function drawSvg(
  pdf: PDFKit.PDFDocument,
  ink: Ink,
  svg: string,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  const root = parse(svg)
  const patterns = idsOf(root, 'pattern')
  pdf.save()
  pdf.translate(x, y).scale(scale)
  drawAll(root)
  pdf.restore()

  function drawAll({ children }: SvgElement): void {
    for (const child of children) draw(child)
  }

  function draw(element: SvgElement): void {
    if (element.name === 'defs') return
    pdf.save()
    const matrix = matrixOf(element.attributes.transform)
    if (matrix) pdf.transform(...matrix)
    if (element.name === 'g') drawAll(element)
    if (element.name === 'path') drawPath(element)
    if (element.name === 'text') drawText(element)
    pdf.restore()
  }

  function drawPath({ attributes }: SvgElement): void {
    const { d, fill = '#000000', stroke = 'none' } = attributes
    if (!d) return
    const pattern = /^url\(#(.+)\)$/.exec(fill)?.[1]
    if (pattern !== undefined) {
      hatch(d, patterns.indexOf(pattern))
      return
    }
    const width = attributes['stroke-width'] ?? '1'
    const isFilled = fill !== 'none' && attributes['fill-opacity'] !== '0'
    const isStroked = stroke !== 'none' && width !== '0'
    if (isFilled) pdf.addContent(`${paint(hexOf(fill))} rg`)
    if (isStroked) pdf.addContent(`${paint(hexOf(stroke))} RG ${width} w`)
    if (!isFilled && !isStroked) return
    pdf.path(d)
    pdf.addContent(isFilled && isStroked ? 'B' : isFilled ? 'f' : 'S')
  }

  /** White lines over a bar, so that bars are told apart without their colours. */
  function hatch(d: string, pattern: number): void {
    const lines = hatchings[pattern % hatchings.length]
    if (!lines) return
    pdf.path(d).clip()
    const [left, top, right, bottom] = extent(d)
    pdf.addContent('1 1 1 RG 0.9 w')
    const reach = Math.max(right - left, bottom - top)
    for (const [stepX, stepY] of lines)
      for (let at = -reach; at <= 2 * reach; at += spacing) {
        const [fromX, fromY] = stepY === 0 ? [left, top + at] : [left + at, top]
        pdf.addContent(
          `${fromX.toFixed(2)} ${fromY.toFixed(2)} m ${(fromX + stepX * reach).toFixed(2)} ${(fromY + stepY * reach).toFixed(2)} l S`,
        )
      }
  }

  function drawText({ attributes, text }: SvgElement): void {
    const style = attributes.style ?? ''
    const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1] ?? 12)
    const set = { size, colour: hexOf(attributes.fill ?? '#000000') }
    const shift = { start: 0, middle: 0.5, end: 1 }[attributes['text-anchor'] ?? 'start'] ?? 0
    // Half the height of a Chinese character above or below the line that it stands on.
    const drop = { central: 0.36, middle: 0.36, hanging: 0.85 }[attributes['dominant-baseline'] ?? ''] ?? 0
    const left = Number(attributes.x ?? 0) - shift * ink.widthOf(text, set)
    ink.text(text, left, Number(attributes.y ?? 0) + drop * size, set)
  }
}

const spacing = 5
/** Directions of the lines of each hatching; the first has none. */
const hatchings: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[1, 1]],
  [[-1, 1]],
  [[1, 0]],
  [
    [1, 1],
    [-1, 1],
  ],
  [[0, 1]],
]

function parse(svg: string): SvgElement {
  const root: SvgElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.write(svg).close()
  return root.children[0] ?? root
}

function idsOf({ children }: SvgElement, name: string): string[] {
  return children.flatMap((child) => [
    ...(child.name === name && child.attributes.id ? [child.attributes.id] : []),
    ...idsOf(child, name),
  ])
}

/** @throws RangeError where a colour is written in another way than ECharts does */
function hexOf(colour: string): string {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  const channels = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour)
  if (channels)
    return `#${channels
      .slice(1)
      .map((channel) => Number(channel).toString(16).padStart(2, '0'))
      .join('')}`
  throw new RangeError(`a colour of a chart: ${colour}`)
}

type Matrix = [number, number, number, number, number, number]

/** `translate(x y)`, `matrix(a,b,c,d,e,f)`, `rotate(degrees)`, `scale(x,y)`, and several of them in a row. */
function matrixOf(transform: string | undefined): Matrix | null {
  if (!transform) return null
  let product: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [, name = '', list = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list.split(/[\s,]+/).map(Number)
    product = multiplied(product, stepOf(name, [a, b, c, d, e, f]))
  }
  return product
}

function stepOf(name: string, values: Matrix): Matrix {
  const [first, second] = values
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, first, second]
    case 'scale':
      return [first, 0, 0, second || first, 0, 0]
    case 'rotate': {
      const angle = (first * Math.PI) / 180
      return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]
    }
    default:
      return values
  }
}

function multiplied([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** The corners of a path of straight lines, as bars are: left, top, right, bottom. */
function extent(d: string): [number, number, number, number] {
  let [x, y] = [0, 0]
  const xs: number[] = []
  const ys: number[] = []
  for (const [, command = '', list = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const values = [...list.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number)
    const isRelative = command === command.toLowerCase()
    const [fromX, fromY] = isRelative ? [x, y] : [0, 0]
    if (/[hH]/.test(command)) x = fromX + (values[0] ?? 0)
    else if (/[vV]/.test(command)) y = fromY + (values[0] ?? 0)
    else if (values.length >= 2) [x, y] = [fromX + (values.at(-2) ?? 0), fromY + (values.at(-1) ?? 0)]
    xs.push(x)
    ys.push(y)
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
