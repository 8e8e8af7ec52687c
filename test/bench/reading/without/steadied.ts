import type { Glyph } from '../../../../main/reading/fields/layout/row.ts'

export const steadied = async (_page: unknown, glyphs: readonly Glyph[]): Promise<readonly Glyph[]> => glyphs
