import type { FieldReason, ReadField } from '../../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../../shared/domain/view.ts'
import { heighten, type Quad } from '../../page/geometry.ts'
import { median } from '../../page/median.ts'
import type { PageText } from '../../page/page.ts'
import { loneBrackets } from '../forms/brackets.ts'
import { isHan } from '../layout/spacing.ts'
import { type Candidate, toField, unwitnessed } from '../value.ts'
import { type Difference, differences } from './difference.ts'
import { partOf, type Stretch, stretchesOf } from './stretch.ts'
import { hasUnreadInk } from './unread.ts'

/** The second reader as far as printed text is concerned: the text of one line, without blanks. */
export interface TextWitness {
  text(page: PagePixels, quad: Quad): Promise<string>
  /** Of a few characters on which the readers differed; asked like the whole line where this is not given. */
  part?(page: PagePixels, quad: Quad): Promise<string>
}

/** What the second reader says of a stretch of text. */
type Verdict = 'agrees' | 'differs' | 'silent'

/** Characters on either side that go with those that are asked about again: alone they are harder to read. */
const context = 1
/** A line on which the readers differ at more places than this is not legible; asking again would be fishing. */
const mostDifferences = 3
/** How much higher a crop is, in heights of the line, each time that the same characters are asked about again. */
const askedAgain = [0, 0.12, -0.08] as const

/** Below this something else was as likely to the main reader: both take a rare character for the same common one (滦 for 深). */
const leastConfident = 0.6

/**
 * The field of a printed text that has no check digit: sure if the second reader, looking at the same places, reads the
 * same as {@link comparable} leaves it, and nothing else speaks against it. A text without its label may lack its head as well,
 * which neither reader sees. Where the second reads otherwise it is asked again about just those characters. The value stays
 * the main reader's, whatever the second says.
 */
export async function witnessed(
  page: PageText,
  candidate: Candidate,
  { witness }: { readonly witness: TextWitness },
): Promise<ReadField> {
  const stretches = stretchesOf(candidate.glyphs)
  const alone = await verdictOn(page, stretches, witness)
  const verdict = alone === 'agrees' ? alone : await verdictWithLabel(page, candidate, witness, alone)
  if (verdict === 'silent') return unwitnessed(page, candidate)
  const reasons: FieldReason[] = [verdict === 'agrees' ? 'readers-agree' : 'readers-disagree']
  const isUnread = stretches.some((stretch) => hasUnreadInk(page, stretch))
  if (candidate.glyphs.some((glyph) => isHan(glyph) && glyph.confidence < leastConfident))
    reasons.push('low-confidence')
  if (isUnread || loneBrackets(candidate.glyphs).length > 0) reasons.push('ink-unread')
  const isSpokenAgainst = reasons.length > 1 || candidate.doubts.length > 0
  return toField(page, candidate, { sure: verdict === 'agrees' && !isSpokenAgainst, reasons })
}

/** All must agree; what nobody has seen a part of, nobody has seen. */
async function verdictOn(
  page: PageText,
  stretches: readonly Stretch[],
  witness: TextWitness,
): Promise<Verdict> {
  for (const stretch of stretches) {
    const verdict = await askAbout(page, stretch, witness)
    if (verdict !== 'agrees') return verdict
  }
  return stretches.length > 0 ? 'agrees' : 'silent'
}

/** A value this short is asked about once more together with its label: Tesseract often sees nothing in a lone character. */
const short = 2

async function verdictWithLabel(
  page: PageText,
  { label, glyphs }: Candidate,
  witness: TextWitness,
  alone: Verdict,
): Promise<Verdict> {
  if (label.length === 0 || glyphs.length > short) return alone
  const [together, ...others] = stretchesOf([...label, ...glyphs])
  if (!together || others.length > 0) return alone
  return (await askAbout(page, together, witness)) === 'agrees' ? 'agrees' : alone
}

async function askAbout(page: PageText, stretch: Stretch, witness: TextWitness): Promise<Verdict> {
  const read = comparable(stretch.text)
  const second = withoutSpeck(saidBy(await witness.text(page.pixels, stretch.quad)), read)
  if (second === '') return 'silent'
  if (isSame(read, second)) return 'agrees'
  const differing = differences(read, trimmed(second)).filter((difference) => hasRoomFor(stretch, difference))
  if (differing.length > mostDifferences) return 'differs'
  for (const difference of differing)
    if (!(await agreesAskedAgain(page, stretch, difference, witness))) return 'differs'
  return 'agrees'
}

/** Neighbours whose middles are nearer to each other than this, in usual distances, have no third between them. */
const noRoom = 1.5

/** Whether a difference can be one: a Chinese character more needs the room of one, between its neighbours as the first reader has them. */
function hasRoomFor({ glyphs }: Stretch, { start, end, said }: Difference): boolean {
  const [before, after] = [glyphs[start - 1], glyphs[start]]
  if (start !== end || !before || !after || !/^\p{Script=Han}+$/u.test(said)) return true
  const usual = median(glyphs.slice(1).map(({ at }, index) => at - (glyphs[index]?.at ?? 0)))
  return glyphs.length < fewestSteps || after.at - before.at > noRoom * usual
}

/** The usual distance is known from so many characters. */
const fewestSteps = 5

async function agreesAskedAgain(
  page: PageText,
  stretch: Stretch,
  { start, end }: Difference,
  witness: TextWitness,
): Promise<boolean> {
  const part = partOf(stretch, Math.max(0, start - context), end + context)
  if (!part) return false
  // Where the second reader saw a character more, seeing it again is no agreement.
  const accepts = start === end ? isSame : isWithin
  for (const higher of askedAgain) {
    const again = await (witness.part ?? witness.text)(page.pixels, heighten(part.quad, higher))
    if (accepts(comparable(part.text), saidBy(again))) return true
  }
  return false
}

/**
 * What the second reader says, as it is compared: it takes round brackets for others now and then, mostly one of a pair. The
 * half that it reads as round tells what both are; it is never the main reader's text that is put right so.
 */
function saidBy(text: string): string {
  const characters = [...comparable(text)]
  const open: number[] = []
  characters.forEach((character, at) => {
    if (/[([{《【]/.test(character)) open.push(at)
    if (!/[)\]}》】]/.test(character)) return
    const from = open.pop()
    if (from === undefined || (character !== ')' && characters[from] !== '(')) return
    characters[from] = '('
    characters[at] = ')'
  })
  return characters.join('')
}

/** Without the end of a label or of a frame that the second reader takes for a narrow character before a Chinese text. */
function withoutSpeck(said: string, read: string): string {
  const isSpeck = /^\p{Script=Han}{2}/u.test(read) && said.slice(1, 3) === read.slice(0, 2)
  return isSpeck && !/^\p{Script=Han}/u.test(said) ? said.slice(1) : said
}

/** A stretch that is asked about again may have a part of a neighbour at one end. */
function isWithin(read: string, second: string): boolean {
  return isSame(read, second) || (second.length === read.length + 1 && second.includes(read))
}

/**
 * Tesseract likes to see a mark in a line's empty end; a mark that the main reader saw there too is compared. A bracket
 * is none of those: what one reader lacks of a pair of them, it has not read.
 */
function isSame(read: string, second: string): boolean {
  return read === second || read === trimmed(second)
}

function trimmed(text: string): string {
  return text.replace(/^(?:(?![()])[\p{P}\p{S}])+|(?:(?![()])[\p{P}\p{S}])+$/gu, '')
}

/**
 * A text as two readers are compared by: characters of one width (Unicode NFKC) and without blanks, marks that print
 * alike in one form (the dot within a name, dashes, quotes, brackets that Tesseract takes for round ones). Marks that print differently stay different.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[•・‧∙●]|(?<=\p{Script=Han})[.*"'](?=\p{Script=Han})/gu, '·')
    .replace(/[〈〔]/g, '(')
    .replace(/[〉〕]/g, ')')
    .replace(/[—–―‐‑−]/g, '-')
    .replace(/[“”„″]/g, '"')
    .replace(/[‘’′]/g, "'")
}
