import type { DocumentKind } from '../../../shared/domain/kind.ts'
import { bankCard } from './bankCard/bankCard.ts'
import { idCardBack } from './idCard/back.ts'
import { idCardFront } from './idCard/front.ts'
import type { KindReader } from './kindReader.ts'
import { businessLicence } from './licence/licence.ts'
import { passport } from './travel/passport.ts'

/** The kinds of page that are recognised and read. */
export const kindReaders: Partial<Readonly<Record<DocumentKind, KindReader>>> = {
  'id-card-front': idCardFront,
  'id-card-back': idCardBack,
  'business-licence': businessLicence,
  'bank-card': bankCard,
  passport,
}
