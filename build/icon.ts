import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'

/**
 * Draws the application's icon anew, in the formats of the three systems: `npm exec -- node build/icon.ts`.
 *
 * A sheet with lines of text under a seal.
 */
const resources = join(import.meta.dirname, 'resources')

/** Apple's names for PNG files of these sizes in an icon file. */
const appleTypes: Readonly<Record<number, string>> = {
  32: 'ic11',
  64: 'ic12',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
}

function draw(side: number): Buffer {
  const canvas = createCanvas(side, side)
  const ink = canvas.getContext('2d')
  ink.scale(side / 64, side / 64)
  ink.fillStyle = '#0f3d63'
  ink.beginPath()
  ink.roundRect(2, 2, 60, 60, 13)
  ink.fill()
  ink.fillStyle = '#ffffff'
  ink.beginPath()
  ink.roundRect(15, 11, 30, 40, 3)
  ink.fill()
  ink.fillStyle = '#8fa9bf'
  // Below this they would run together.
  if (side >= 32) for (const y of [18, 24, 30]) ink.fillRect(20, y, 20, 2.5)
  ink.fillStyle = '#c22a2a'
  ink.beginPath()
  ink.arc(43, 43, 12, 0, 2 * Math.PI)
  ink.fill()
  ink.strokeStyle = '#ffffff'
  ink.lineWidth = 3.4
  ink.lineCap = 'round'
  ink.lineJoin = 'round'
  ink.beginPath()
  ink.moveTo(37.5, 43.2)
  ink.lineTo(41.5, 47.2)
  ink.lineTo(48.5, 39)
  ink.stroke()
  return canvas.toBuffer('image/png')
}

/** Windows' icon file: a directory, then PNG files. */
function icoOf(sides: readonly number[]): Buffer {
  const images = sides.map(draw)
  const header = Buffer.from([0, 0, 1, 0, sides.length, 0])
  let offset = header.length + 16 * sides.length
  const directory = images.map((image, index) => {
    const entry = Buffer.alloc(16)
    const side = sides[index] ?? 0
    // 0 stands for 256.
    entry.writeUInt8(side % 256, 0)
    entry.writeUInt8(side % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(image.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += image.length
    return entry
  })
  return Buffer.concat([header, ...directory, ...images])
}

/** Apple's icon file: chunks with a type and a length, in one such chunk. */
function icnsOf(): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(content.length + head.length, 4)
    return Buffer.concat([head, content])
  }
  const images = Object.entries(appleTypes).map(([side, type]) => chunk(type, draw(Number(side))))
  return chunk('icns', Buffer.concat(images))
}

mkdirSync(join(resources, 'icons'), { recursive: true })
for (const side of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(resources, `icons/${side}x${side}.png`), draw(side))
writeFileSync(join(resources, 'icon.ico'), icoOf([16, 32, 48, 64, 128, 256]))
writeFileSync(join(resources, 'icon.icns'), icnsOf())
