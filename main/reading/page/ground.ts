import type { PagePixels } from '../../../shared/domain/view.ts'
import { median } from './median.ts'

/** What is seen where nothing is printed. */
export interface Ground {
  /** Standard deviation of the noise, in grey levels. */
  readonly noise: number
  /** Strength of a fine regular pattern, 0 to 1. */
  readonly screen: number
}

/** Side of the square patches, and how many are looked at along each side of the page. */
const [side, grid] = [32, 12]
/** Share of the patches, the evenest, that are taken for ground. */
const even = 0.25
/** A patch that is lighter or darker than this shows nothing: light or darkness has swallowed it. */
const [darkest, lightest] = [8, 250]
/** Patterns of a screen repeat within so many pixels at most; what repeats more slowly is printed. */
const longestPeriod = 8
/** Share of the patches' power that one frequency has by chance, at most, and from where on it is a pattern for sure. */
const [byChance, forSure] = [0.06, 0.19]
/** A pattern of less than this, in grey levels, is none. */
const leastAmplitude = 1.2

/** Noise and regular patterns of the evenest patches of a page. */
export function groundOf(page: PagePixels): Ground {
  const patches = patchesOf(page)
    .map((grey) => ({ grey, mean: meanOf(grey) }))
    .filter(({ mean }) => mean >= darkest && mean <= lightest)
    .map(({ grey, mean }) => ({ grey, spread: spreadOf(grey, mean) }))
    .sort((a, b) => a.spread - b.spread)
  const ground = patches.slice(0, Math.max(1, Math.floor(even * patches.length)))
  return {
    noise: median(ground.map(({ grey }) => noiseOf(grey))),
    screen: screenOf(ground.map(({ grey }) => grey)),
  }
}

/** Patches of luma spread over the page; none of a page that is smaller than one. */
function patchesOf({ width, height, rgba }: PagePixels): Float32Array[] {
  if (width < side || height < side) return []
  const place = (length: number, index: number) => Math.round(((length - side) * index) / (grid - 1))
  return Array.from({ length: grid * grid }, (_, index) => {
    const [left, top] = [place(width, index % grid), place(height, Math.floor(index / grid))]
    const grey = new Float32Array(side * side)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const at = ((top + y) * width + left + x) * 4
        // Rec. 601 luma.
        grey[y * side + x] =
          0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0)
      }
    return grey
  })
}

function spreadOf(grey: Float32Array, mean: number): number {
  let sum = 0
  for (let i = 0; i < grey.length; i++) sum += ((grey[i] ?? 0) - mean) ** 2
  return sum / grey.length
}

function meanOf(grey: Float32Array): number {
  let sum = 0
  for (let i = 0; i < grey.length; i++) sum += grey[i] ?? 0
  return sum / grey.length
}

/** J. Immerkær, "Fast Noise Variance Estimation", 1996: a mask that even ground, ramps and edges leave at zero. */
function noiseOf(grey: Float32Array): number {
  const shade = (x: number, y: number) => grey[y * side + x] ?? 0
  let sum = 0
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) {
      const corners = shade(x - 1, y - 1) + shade(x + 1, y - 1) + shade(x - 1, y + 1) + shade(x + 1, y + 1)
      const sides = shade(x, y - 1) + shade(x - 1, y) + shade(x + 1, y) + shade(x, y + 1)
      sum += Math.abs(corners - 2 * sides + 4 * shade(x, y))
    }
  return (Math.sqrt(Math.PI / 2) * sum) / (6 * (side - 2) ** 2)
}

/** Whether one frequency stands out of the patches' common power spectrum. */
function screenOf(patches: readonly Float32Array[]): number {
  const power = new Float64Array(side * side)
  for (const grey of patches) addPower(grey, power)
  let [strongest, total] = [0, 0]
  for (let v = 0; v < side; v++)
    for (let u = 0; u <= side / 2; u++) {
      if (isSlow(u, v) || isOfBlocks(u, v)) continue
      const value = power[v * side + u] ?? 0
      total += value
      strongest = Math.max(strongest, value)
    }
  const amplitude = (2 * Math.sqrt(strongest / Math.max(1, patches.length))) / side ** 2
  if (total === 0 || amplitude < leastAmplitude) return 0
  return Math.min(1, Math.max(0, (strongest / total - byChance) / (forSure - byChance)))
}

function isSlow(u: number, v: number): boolean {
  return Math.hypot(u, Math.min(v, side - v)) < side / longestPeriod
}

/** JPEG's blocks of eight pixels leave patterns of their own along both axes. */
function isOfBlocks(u: number, v: number): boolean {
  return (u === 0 || v === 0) && (u + v) % (side / 8) === 0
}

const cosines = Float64Array.from({ length: side }, (_, i) => Math.cos((2 * Math.PI * i) / side))
const sines = Float64Array.from({ length: side }, (_, i) => Math.sin((2 * Math.PI * i) / side))
/** Hann window: without it the patch's own edges would be a pattern. */
const fading = Float64Array.from({ length: side }, (_, i) => 1 - Math.cos((2 * Math.PI * (i + 0.5)) / side))

/** Adds the power spectrum of one patch: a discrete Fourier transform along rows, then along columns. */
function addPower(grey: Float32Array, power: Float64Array): void {
  const mean = meanOf(grey)
  const half = side / 2 + 1
  const [real, imaginary] = [new Float64Array(side * half), new Float64Array(side * half)]
  const row = new Float64Array(side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++)
      row[x] = ((grey[y * side + x] ?? 0) - mean) * (fading[x] ?? 0) * (fading[y] ?? 0)
    for (let u = 0; u < half; u++) {
      // Each by itself, here and below: taken out of one list, V8 makes an object of every number, at every step.
      let re = 0
      let im = 0
      for (let x = 0; x < side; x++) {
        const value = row[x] ?? 0
        re += value * (cosines[(u * x) % side] ?? 0)
        im -= value * (sines[(u * x) % side] ?? 0)
      }
      real[y * half + u] = re
      imaginary[y * half + u] = im
    }
  }
  for (let u = 0; u < half; u++)
    for (let v = 0; v < side; v++) {
      let re = 0
      let im = 0
      for (let y = 0; y < side; y++) {
        const a = real[y * half + u] ?? 0
        const b = imaginary[y * half + u] ?? 0
        const c = cosines[(v * y) % side] ?? 0
        const s = sines[(v * y) % side] ?? 0
        re += a * c + b * s
        im += b * c - a * s
      }
      power[v * side + u] = (power[v * side + u] ?? 0) + re * re + im * im
    }
}
