import type { Box, PageReading, Rotation } from '../domain/reading.ts'
import { turnBox } from './turnBox.ts'

/** The same reading of a page that stands upright when it is turned this way: every box lies where its ink lies then. */
export function turnReading(reading: PageReading, rotation: Rotation): PageReading {
  // The difference of two quarter turns is a quarter turn.
  const by = ((360 + rotation - reading.rotation) % 360) as Rotation
  if (by === 0) return reading
  const turned = (box: Box) => turnBox(box, by)
  return {
    ...reading,
    rotation,
    lines: reading.lines.map((line) => ({ ...line, box: turned(line.box) })),
    fields: Object.fromEntries(
      Object.entries(reading.fields).map(([name, field]) => [
        name,
        { ...field, box: field.box && turned(field.box) },
      ]),
    ),
  }
}
