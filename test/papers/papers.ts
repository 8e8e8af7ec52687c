import type { Random } from '../../main/cli/sample/random.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import { drawBankCard } from './bankCard.ts'
import { drawBusinessLicence } from './businessLicence.ts'
import { drawLoanContract } from './forms/contract.ts'
import { drawHouseholdRegister } from './forms/household.ts'
import { drawMarriageCertificate } from './forms/marriage.ts'
import { drawPropertyCertificate } from './forms/property.ts'
import { drawAppraisalReport, drawCreditReport } from './forms/report.ts'
import { drawBankStatement, drawFinancialStatement, drawIncomeCertificate } from './forms/statement.ts'
import { drawVehicleCertificate, drawVehicleLicence } from './forms/vehicle.ts'
import { drawIdCardBack } from './idCardBack.ts'
import { drawIdCardFront } from './idCardFront.ts'
import { isMarked } from './ink.ts'
import type { Draw, Paper } from './paper.ts'
import { drawForeignerCard } from './travel/foreigner.ts'
import { drawPassport } from './travel/passport.ts'
import { drawHkMacauPermit, drawTaiwanPermit } from './travel/permits.ts'
import { drawResidencePermit } from './travel/residence.ts'

/** The kinds of paper that can be drawn. */
const papers: Partial<Readonly<Record<DocumentKind, Draw>>> = {
  'id-card-front': (random) => drawIdCardFront(random),
  'id-card-back': (random) => drawIdCardBack(random),
  'business-licence': drawBusinessLicence,
  'bank-card': drawBankCard,
  passport: drawPassport,
  'hk-macau-permit': drawHkMacauPermit,
  'taiwan-permit': drawTaiwanPermit,
  'hk-macau-taiwan-residence-permit': drawResidencePermit,
  'foreigner-permanent-residence-card': drawForeignerCard,
  'marriage-certificate': drawMarriageCertificate,
  'household-register': drawHouseholdRegister,
  'property-certificate': drawPropertyCertificate,
  'vehicle-certificate': drawVehicleCertificate,
  'vehicle-licence': drawVehicleLicence,
  'loan-contract': drawLoanContract,
  'bank-statement': drawBankStatement,
  'income-certificate': drawIncomeCertificate,
  'credit-report': drawCreditReport,
  'financial-statement': drawFinancialStatement,
  'appraisal-report': drawAppraisalReport,
}

export const drawnKinds = Object.keys(papers) as DocumentKind[]

/** @throws Error for a kind that nobody draws, and for a paper without the mark 样本 SPECIMEN */
export function drawPaper(kind: DocumentKind, random: Random): Paper {
  const paper = papers[kind]?.(random)
  if (!paper) throw new Error(`no drawing of ${kind}; there are: ${drawnKinds.join(', ')}`)
  if (!isMarked(paper.canvas)) throw new Error(`a ${kind} without 样本 SPECIMEN`)
  return paper
}
