import type { DocumentKind } from '../../../shared/domain/kind.ts'
import { idCardBack } from './idCard/back.ts'
import { idCardFront } from './idCard/front.ts'
import type { KindReader } from './kindReader.ts'
import { businessLicence } from './licence/licence.ts'

/** The kinds of page that are recognised and read. */
export const kindReaders: Partial<Readonly<Record<DocumentKind, KindReader>>> = {
  'id-card-front': idCardFront,
  'id-card-back': idCardBack,
  'business-licence': businessLicence,
}
