import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Quad } from '../page/geometry.ts'
import { cropLine, lineWidth, resizeToPlanes } from '../page/pixels.ts'
import type { Network } from './network.ts'

/** Height of what the network sees, and how many of its columns make one step of the output. */
const height = 48
const columnsPerStep = 8
/** A line longer than this many times its height is cut short; no line of a document is. */
const longestRatio = 60

const scale = [1 / 127.5, 1 / 127.5, 1 / 127.5] as const
const offset = [-1, -1, -1] as const

/** One character as read: how sure the network is (0 to 1) and where along the line its middle lies (0 to 1). */
export interface ReadCharacter {
  readonly text: string
  readonly confidence: number
  readonly at: number
}

/** Reads the characters of one line that was found on a page. */
export type Recognizer = (page: PagePixels, quad: Quad) => Promise<ReadCharacter[]>

/**
 * Lines are recognised one at a time: on a CPU a batch is no faster (measured), and without padding a line's reading
 * does not depend on its neighbours.
 *
 * @param characters what each class of the network stands for, counted from class 1; class 0 is blank
 */
export function createRecognizer(network: Network, characters: readonly string[]): Recognizer {
  return async (page, quad) => {
    const width = networkWidth(lineWidth(quad, height))
    const planes = resizeToPlanes(cropLine(page, quad, height, width), width, height, scale, offset)
    return network(planes, [1, 3, height, width], (classes) => decode(classes, characters))
  }
}

function networkWidth(width: number): number {
  const bounded = Math.min(width, height * longestRatio)
  return Math.max(height, Math.ceil(bounded / columnsPerStep) * columnsPerStep)
}

/** Greedy CTC: the best class of each step, repeats and blanks taken out. */
export function decode(classes: Float32Array, characters: readonly string[]): ReadCharacter[] {
  const perStep = characters.length + 1
  const steps = classes.length / perStep
  const read: ReadCharacter[] = []
  let previous = 0
  for (let step = 0; step < steps; step++) {
    const best = bestClass(classes, step * perStep, perStep)
    const text = characters[best.index - 1]
    if (text !== undefined && best.index !== previous)
      read.push({ text, confidence: Math.min(1, best.value), at: (step + 0.5) / steps })
    previous = best.index
  }
  return read
}

function bestClass(classes: Float32Array, start: number, count: number): { index: number; value: number } {
  let [index, value] = [0, classes[start] ?? 0]
  for (let i = 1; i < count; i++) {
    const candidate = classes[start + i] ?? 0
    if (candidate > value) {
      index = i
      value = candidate
    }
  }
  return { index, value }
}
