import { figure, limit } from '../limits.ts';
import { days, hours, mcgPerDay, mcgPerMl, ml } from './amounts.ts';
import type { Drug } from './drug.ts';
import { derived, ISMP, STATPEARLS_INTRATHECAL_CATHETER, seen, type Work } from './source.ts';

const LABEL: Work = {
  name: 'US Prialt label, PrescriberPoint copy',
  url: 'prescriberpoint.com/therapies/prialt-b025d8e',
};
const LABEL_MEDLIBRARY: Work = {
  name: 'US Prialt label, MedLibrary copy',
  url: 'medlibrary.org/lib/rx/meds/prialt-4/',
};
const MONOGRAPH: Work = {
  name: 'Prialt monograph, Renal and Urology News / eMPR',
  url: 'renalandurologynews.com/drug/prialt/',
};
const PUMP_USE: Work = {
  name: 'Prialt.com (manufacturer), intrathecal pump use',
  url: 'prialt.com/for-healthcare-professionals/intrathecal-pump-use-drug-delivery/',
};
const STARTING: Work = {
  name: 'Prialt.com (manufacturer), starting on Prialt',
  url: 'prialt.com/hcp/starting-on-prialt',
};
const TITRATION: Work = {
  name: 'Prialt.com (manufacturer), importance of titration',
  url: 'prialt.com (page "importance of titration")',
};
const INJECTABLE_DRUGS: Work = {
  name: 'Handbook on Injectable Drugs (Skyscape copy), ziconotide',
  url: 'download.skyscape.com/download/ota/lonestar/A795912D-AC85-4D69-A416-8B6C2CBE6E94/hbinjdrg.ed25/content/HTML/z/tu1.htm',
};
const MCDOWELL_2016: Work = {
  name: 'McDowell & Pope 2016, ziconotide dosing and trialing review (abstract)',
  url: 'metajournal.com/articles/447052',
};
const EU_LEAFLET: Work = {
  name: 'EU Prialt package leaflet, in GitHub joofio/test-epi-composition',
  url: 'github.com/joofio/test-epi-composition : input/fsh/examples/prialt.fsh',
};
const EU_SMPC: Work = {
  name: 'EU Prialt SmPC annex 2012, European Commission community register',
  url: 'ec.europa.eu/health/documents/community-register/2012/20120206117429/anx_117429_en.pdf',
};

export const ziconotide: Drug = {
  id: 'ziconotide',
  name: 'Ziconotide acetate',
  brands: figure('ziconotide.brands', ['Prialt'], seen('trade name', LABEL_MEDLIBRARY)),
  class: 'calcium-channel-blocker',
  spokenIn: 'ug',
  highAlert: figure(
    'ziconotide.high-alert',
    true,
    seen('epidural and intrathecal medications are listed as a class', ISMP),
  ),
  // Seen in the label: may be stopped abruptly, no withdrawal.
  withdrawal: null,
  products: figure(
    'ziconotide.products',
    [mcgPerMl(25), mcgPerMl(100)],
    seen('25 used undiluted; 100 diluted, or undiluted once a dose is established', LABEL),
  ),
  concentration: [
    limit({
      id: 'ziconotide.concentration.label',
      allowed: { max: mcgPerMl(100) },
      source: seen('strongest product', LABEL),
    }),
  ],
  dailyDose: [
    limit({
      id: 'ziconotide.daily-dose.label',
      allowed: { max: mcgPerDay(19.2) },
      source: seen('0.8 mcg/h; titrate to at most this by day 21', MONOGRAPH),
    }),
  ],
  start: [
    {
      for: 'any',
      beyond: 'warn',
      ...limit({
        id: 'ziconotide.start.label',
        usual: { max: mcgPerDay(2.4) },
        source: seen('label, first dose at most; 0.1 mcg/h', LABEL),
      }),
    },
    {
      for: 'any',
      beyond: 'note',
      ...limit({
        id: 'ziconotide.start.pacc',
        usual: { min: mcgPerDay(0.5), max: mcgPerDay(1.2) },
        source: seen('first dose, manufacturer page quoting PACC', TITRATION),
      }),
    },
  ],
  maintenance: [],
  steps: [
    {
      for: 'any',
      occasion: 'titration',
      increase: {
        kind: 'amount',
        figure: figure('ziconotide.step.label', mcgPerDay(2.4), seen('at most', MONOGRAPH, STARTING)),
      },
      interval: figure(
        'ziconotide.step-interval.label',
        hours(24),
        seen('EU recommends at least 48 h', STARTING, EU_SMPC),
      ),
      perWeek: figure(
        'ziconotide.steps-per-week.label',
        { min: 2, max: 3 },
        seen('steps a week', MONOGRAPH, STARTING),
      ),
      beyond: 'warn',
    },
    {
      for: 'any',
      occasion: 'titration',
      increase: {
        kind: 'amount',
        figure: figure(
          'ziconotide.step.slow',
          mcgPerDay(0.5),
          seen('at most', MCDOWELL_2016, STATPEARLS_INTRATHECAL_CATHETER),
        ),
      },
      interval: figure('ziconotide.step-interval.slow', days(7), seen('slow titration', MCDOWELL_2016)),
      beyond: 'note',
    },
  ],
  reduction: null,
  stability: [
    figure(
      'ziconotide.stability',
      days(84),
      seen('undiluted, after the first fill', PUMP_USE, INJECTABLE_DRUGS),
    ),
  ],
  dilutedStability: figure(
    'ziconotide.stability.diluted',
    days(40),
    seen('diluted, after the first fill', PUMP_USE, INJECTABLE_DRUGS),
  ),
  firstFill: {
    concentration: limit({
      id: 'ziconotide.first-fill.concentration',
      allowed: { min: mcgPerMl(25), max: mcgPerMl(25) },
      source: seen('only this strength for the first fill', PUMP_USE, INJECTABLE_DRUGS),
    }),
    rinses: figure(
      'ziconotide.first-fill.rinses',
      { count: 3, volume: ml(2) },
      seen('drug adsorbs to titanium and is diluted in residual space', PUMP_USE, INJECTABLE_DRUGS),
    ),
    stability: figure(
      'ziconotide.stability.first-fill',
      days(14),
      seen('first refill within', PUMP_USE, INJECTABLE_DRUGS),
    ),
  },
  anchor: null,
  labelAge: figure(
    'ziconotide.label-age',
    18,
    derived(
      'labelled for adults, not recommended in children: read as 18 years',
      MONOGRAPH,
      LABEL_MEDLIBRARY,
    ),
  ),
  labelledIntrathecal: figure(
    'ziconotide.labelled-intrathecal',
    true,
    seen('approved intrathecally; SynchroMed II and III are named', LABEL),
  ),
  labelledPumps: [
    {
      pumps: figure(
        'ziconotide.labelled-pumps',
        ['synchromed-ii-20', 'synchromed-ii-40', 'synchromed-iii-20', 'synchromed-iii-40'],
        seen('SynchroMed II and III are named', LABEL),
      ),
      concentration: null,
    },
  ],
  others: [
    {
      besides: 'ziconotide.daily-dose.label',
      figure: figure(
        'ziconotide.daily-dose.eu',
        mcgPerDay(21.6),
        seen('European maximum', EU_LEAFLET, EU_SMPC),
      ),
      choice: 'The US label is the lower of the two and stands until the clinic adopts another.',
    },
  ],
  otherStability: [
    {
      figure: figure('ziconotide.stability.eu', days(60), seen('in use at 37 degrees, European', EU_LEAFLET)),
      choice:
        'The US manufacturer’s figure stands, as the other US intervals do; the clinic may keep 60 days.',
    },
  ],
};
