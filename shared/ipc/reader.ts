import { z } from 'zod'
import { NamedKind } from '../domain/kind.ts'
import { PageReading, Rotation, TextLayer } from '../domain/reading.ts'
import { PagePixels } from '../domain/view.ts'
import { request } from './request.ts'

/** The contract of the process that runs the OCR engines: bounded pixels in, text and fields out. It has no key. */
export const readerContract = {
  reader: {
    /**
     * Reads one page; `text` is what is written in it, if anything is, and `kind` and `rotation` are what somebody says
     * that it is and how it is turned clockwise to stand upright, if anybody does.
     */
    read: request(
      z.object({
        pixels: PagePixels,
        page: z.int().positive(),
        text: TextLayer.nullable(),
        kind: NamedKind.nullable(),
        rotation: Rotation.nullable(),
      }),
      PageReading,
      'anyone',
    ),
  },
} as const
