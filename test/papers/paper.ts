import type { Canvas } from '@napi-rs/canvas'
import type { Random } from '../../main/cli/sample/random.ts'
import type { FieldName } from '../../shared/domain/field.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'

/** An invented document, drawn upright at about 300 dpi, and what a perfect reader would say of it. */
export interface Paper {
  readonly kind: DocumentKind
  readonly canvas: Canvas
  /** Fields that are printed on it; a field that is not here is not on the paper. */
  readonly truth: Partial<Readonly<Record<FieldName, string>>>
}

/** Draws one paper of a kind, another one for another `random`. */
export type Draw = (random: Random) => Paper
