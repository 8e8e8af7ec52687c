import type { DocumentKind } from '../../../shared/domain/kind.ts'
import { bankCard } from './bankCard/bankCard.ts'
import { householdRegister } from './certificates/household.ts'
import { marriageCertificate } from './certificates/marriage.ts'
import { propertyCertificate } from './certificates/property.ts'
import { vehicleCertificate, vehicleLicence } from './certificates/vehicle.ts'
import { idCardBack } from './idCard/back.ts'
import { idCardFront } from './idCard/front.ts'
import type { KindReader } from './kindReader.ts'
import { businessLicence } from './licence/licence.ts'
import { loanContract } from './pages/contract.ts'
import { appraisalReport, creditReport } from './pages/report.ts'
import { bankStatement, financialStatement, incomeCertificate } from './pages/statement.ts'
import { foreignerCard } from './travel/foreignerCard.ts'
import { passport } from './travel/passport.ts'
import { hkMacauPermit, taiwanPermit } from './travel/permits.ts'
import { residencePermit } from './travel/residencePermit.ts'

/** The kinds of page that are recognised and read. */
export const kindReaders: Partial<Readonly<Record<DocumentKind, KindReader>>> = {
  'id-card-front': idCardFront,
  'id-card-back': idCardBack,
  'business-licence': businessLicence,
  'bank-card': bankCard,
  passport,
  'hk-macau-permit': hkMacauPermit,
  'taiwan-permit': taiwanPermit,
  'hk-macau-taiwan-residence-permit': residencePermit,
  'foreigner-permanent-residence-card': foreignerCard,
  'marriage-certificate': marriageCertificate,
  'household-register': householdRegister,
  'property-certificate': propertyCertificate,
  'vehicle-certificate': vehicleCertificate,
  'vehicle-licence': vehicleLicence,
  'loan-contract': loanContract,
  'bank-statement': bankStatement,
  'income-certificate': incomeCertificate,
  'credit-report': creditReport,
  'financial-statement': financialStatement,
  'appraisal-report': appraisalReport,
}
