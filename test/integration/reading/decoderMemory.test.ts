import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, expect, it } from 'vitest'
import { startDecoder } from '../../../main/cli/childProcess.ts'

const decoder = startDecoder()
afterAll(decoder.close)

/** As telephones take them. */
const photograph = { width: 4000, height: 3000 }
const mebibyte = 1024 * 1024

function photographed(): Uint8Array<ArrayBuffer> {
  const canvas = createCanvas(photograph.width, photograph.height)
  const ink = canvas.getContext('2d')
  ink.fillStyle = '#336699'
  ink.fillRect(0, 0, photograph.width, photograph.height)
  return new Uint8Array(canvas.toBuffer('image/jpeg'))
}

/** Memory of the only process that this one has started, in bytes. */
function memoryOfDecoder(): number {
  const [pid] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .slice(-1)
  const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

it.runIf(process.platform === 'linux')(
  'a decoder keeps nothing of a photograph that it has decoded',
  async () => {
    const bytes = photographed()
    const decode = async () => {
      const { pixels } = await decoder.client.decoder.page({
        bytes,
        mediaType: 'image/jpeg',
        page: 1,
        maxSide: 2400,
      })
      expect(pixels.rgba.length).toBe(2400 * 1800 * 4)
    }
    await decode()
    await sleep(300)
    const atRest = memoryOfDecoder()
    for (let more = 0; more < 2; more++) {
      await decode()
      // Its answer may be here before it knows. One page would be 17 MiB, the picture as it was decoded 46.
      await expect.poll(() => (memoryOfDecoder() - atRest) / mebibyte, { timeout: 3000 }).toBeLessThan(8)
    }
  },
)
