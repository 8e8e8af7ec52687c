/** Parts of a grey level that are told apart. */
const parts = 32
const levels = 256 * parts

/** Some shades of grey by their order, to a small part of a level. */
export interface Shades {
  /** The shade below which a share of them lies, 0 to 1; 0 of none. */
  at(share: number): number
}

/** Shades of 0 to 255, counted and not sorted: lines of text are looked at many times a page. */
export function shadesOf(values: Float32Array): Shades {
  const counts = new Uint32Array(levels)
  for (let i = 0; i < values.length; i++) {
    const level = Math.min(levels - 1, Math.max(0, Math.trunc((values[i] ?? 0) * parts)))
    counts[level] = (counts[level] ?? 0) + 1
  }
  return {
    at(share) {
      const place = Math.min(values.length - 1, Math.floor(share * values.length))
      let seen = 0
      for (let level = 0; level < levels; level++) {
        seen += counts[level] ?? 0
        if (seen > place) return level / parts
      }
      return 0
    },
  }
}

/** Shares of a line of text between which all of its shades lie, but for specks. */
const [darkest, lightest] = [0.02, 0.98]
/** How much farther from the middle shade light strokes are than the darkest of their ground. */
const farther = 1.3

/** Whether a line of text stands in light strokes on dark ground: most of a line is ground, so the middle shade is the ground's. */
export function isLightOnDark(shades: Shades): boolean {
  const ground = shades.at(0.5)
  return shades.at(lightest) - ground > farther * (ground - shades.at(darkest))
}
