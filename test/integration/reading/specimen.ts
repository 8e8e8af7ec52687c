import { createRequire } from 'node:module'
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas'

/** Invented identity cards in the layout of the real ones, marked as specimens. */

const family = 'Specimen Sans'
GlobalFonts.registerFromPath(
  createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  ),
  family,
)

interface Text {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour?: string
}

const label = { size: 28, colour: '#3f74a8' } as const
const value = { size: 36 } as const

export function drawCardFront(): Canvas {
  return drawCard([
    { ...label, text: '姓 名', x: 66, y: 82 },
    { ...value, text: '林样本', x: 182, y: 82 },
    { ...label, text: '性 别', x: 66, y: 158 },
    { ...value, text: '女', x: 182, y: 158 },
    { ...label, text: '民 族', x: 288, y: 158 },
    { ...value, text: '汉', x: 404, y: 158 },
    { ...label, text: '出 生', x: 66, y: 234 },
    { ...value, text: '1949', x: 182, y: 234 },
    { ...label, text: '年', x: 276, y: 234 },
    { ...value, text: '12', x: 320, y: 234 },
    { ...label, text: '月', x: 372, y: 234 },
    { ...value, text: '31', x: 416, y: 234 },
    { ...label, text: '日', x: 470, y: 234 },
    { ...label, text: '住 址', x: 66, y: 312 },
    { ...value, text: '北京市朝阳区样本路88号', x: 182, y: 312 },
    { ...value, text: '幸福小区6号楼2单元701', x: 182, y: 362 },
    { ...value, text: '室', x: 182, y: 412 },
    { ...label, text: '公民身份号码', x: 66, y: 556 },
    { ...value, size: 48, text: '11010519491231002X', x: 350, y: 556 },
    { text: '样本 SPECIMEN', x: 690, y: 300, size: 30, colour: '#c02020' },
  ])
}

export function drawCardBack(): Canvas {
  return drawCard([
    { text: '中华人民共和国', x: 390, y: 118, size: 56 },
    { text: '居 民 身 份 证', x: 350, y: 222, size: 72 },
    { text: '样本 SPECIMEN', x: 500, y: 330, size: 30, colour: '#c02020' },
    { text: '签发机关', x: 250, y: 448, size: 32 },
    { ...value, text: '样本市公安局样本分局', x: 412, y: 448 },
    { text: '有效期限', x: 250, y: 536, size: 32 },
    { ...value, text: '2018.03.09-2038.03.09', x: 412, y: 536 },
  ])
}

/** The picture on a dark table, turned clockwise by some degrees. */
export function turned(picture: Canvas, degrees: number, scale = 1): Canvas {
  const angle = (degrees * Math.PI) / 180
  const [width, height] = [picture.width * scale, picture.height * scale]
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const canvas = createCanvas(
    Math.max(1, Math.round(width * cos + height * sin)),
    Math.max(1, Math.round(width * sin + height * cos)),
  )
  const ink = canvas.getContext('2d')
  ink.fillStyle = '#5d5348'
  ink.fillRect(0, 0, canvas.width, canvas.height)
  ink.translate(canvas.width / 2, canvas.height / 2)
  ink.rotate(angle)
  ink.drawImage(picture, -width / 2, -height / 2, width, height)
  return canvas
}

function drawCard(texts: readonly Text[]): Canvas {
  const canvas = createCanvas(1000, 630)
  const ink = canvas.getContext('2d')
  ink.fillStyle = '#e9f2f8'
  ink.fillRect(0, 0, canvas.width, canvas.height)
  ink.textBaseline = 'middle'
  for (const { text, x, y, size, colour = '#1d1d1f' } of texts) {
    ink.font = `${size}px "${family}"`
    ink.fillStyle = colour
    ink.fillText(text, x, y)
  }
  return canvas
}
