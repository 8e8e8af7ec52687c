import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createDecoder } from '../../shared/document/decoder.ts'
import { documentSettings, openPdf, type PdfEngine, type Surface } from '../../shared/document/pdf.ts'
import type { PagePixels } from '../../shared/domain/view.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import { serveOver } from '../../shared/ipc/wire.ts'
import { leavingNoGarbage } from '../core/garbage.ts'
import { parentLink } from '../core/parentLink.ts'

/** Entry of the process in which the command line opens untrusted documents. */

const { resolve } = createRequire(import.meta.url)
const pdfjs = `${dirname(resolve('pdfjs-dist/package.json'))}/`

// A file may name a Chinese font and not bring it along, and the computer may have none: its text would be boxes.
const chinese = resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
for (const family of ['serif', 'sans-serif', 'monospace']) GlobalFonts.registerFromPath(chinese, family)

const engine: PdfEngine<Canvas> = {
  open: (data) =>
    getDocument({
      data,
      cMapUrl: `${pdfjs}cmaps/`,
      standardFontDataUrl: `${pdfjs}standard_fonts/`,
      wasmUrl: `${pdfjs}wasm/`,
      iccUrl: `${pdfjs}iccs/`,
      ...documentSettings,
      verbosity: VerbosityLevel.ERRORS,
    }),
  codes: OPS,
  createSurface,
}

/** What an image holds that has been drawn. */
const nothing = Buffer.alloc(0)

const decoder = createDecoder({
  picture: decodePicture,
  openPdf: (bytes) => openPdf(engine, bytes),
})

async function decodePicture(bytes: Uint8Array, _mediaType: string, maxSide: number): Promise<PagePixels> {
  // Turns the picture as its EXIF data says.
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const scale = Math.min(1, maxSide / Math.max(image.width, image.height))
  const width = Math.max(1, Math.round(image.width * scale))
  const height = Math.max(1, Math.round(image.height * scale))
  const { canvas, pixels } = createSurface(width, height)
  const ink = canvas.getContext('2d')
  ink.imageSmoothingQuality = 'high'
  ink.drawImage(image, 0, 0, width, height)
  // Given back here and not when V8 comes to it, which does not see how large they are: a photograph takes 50 MB.
  image.src = nothing
  const rgba = pixels()
  canvas.width = 1
  canvas.height = 1
  return { width, height, rgba }
}

/** White paper: what a transparent picture lies on. */
function createSurface(width: number, height: number): Surface<Canvas> {
  const canvas = createCanvas(width, height)
  const ink = canvas.getContext('2d')
  ink.fillStyle = '#ffffff'
  ink.fillRect(0, 0, width, height)
  return {
    canvas,
    pixels() {
      // A copy, a fifth of the time of image data: on white paper no colour has to be divided by its opacity. Its bytes
      // lie by themselves, though the typings leave that open.
      const { buffer } = canvas.data() as Buffer<ArrayBuffer>
      return new Uint8Array(buffer)
    },
  }
}

serveOver(
  parentLink(),
  leavingNoGarbage(
    serve(decoderContract, 'core', decoder, {
      admit: () => {},
      report: (request, error) => console.error(request, error instanceof Error ? error.stack : typeof error),
    }),
  ),
)
