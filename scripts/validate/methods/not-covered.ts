import type { Method, Methods } from '../method.ts';

const because = (reason: string): Method => ({ kind: 'not-covered', reason });

const noParameters = (drug: string): Method =>
  because(`no figures for ${drug} in CSF: the model does not hold the drug`);
const animal = (species: string): Method =>
  because(`measured in the ${species}: the model is of a human spine and takes nothing from animals`);
const FROM_EPIDURAL_SPACE = because(
  'epidural: what goes from the epidural space into blood or CSF is not modelled, and no absorption was measured beside it',
);
const NO_ZICONOTIDE_EFFECT = because(
  'the effect of ziconotide is not modelled: concentration, speed of titration and population cannot be told apart',
);

export const NOT_COVERED: Methods = {
  'mep-sj-csf-cmax': noParameters('meperidine'),
  'mep-sj-thalf': noParameters('meperidine'),
  'mep-sj-v0': noParameters('meperidine'),
  'mep-sj-resid6h': noParameters('meperidine'),
  'mep-sj-plasma-cmax': noParameters('meperidine'),
  'mep-sje-dural-abs': because(
    'meperidine is not in the model; its figure is lent to the lipophilic drugs, marked assumed',
  ),
  'mep-sje-frac': because(
    'meperidine is not in the model; its figure is lent to the lipophilic drugs, marked assumed',
  ),
  'her-he-thalf': noParameters('diamorphine'),
  'mtd-pa-thalf': noParameters('methadone'),
  'end-pa-thalf': noParameters('beta-endorphin'),
  'mor-go-blood-cmax': FROM_EPIDURAL_SPACE,
  'pet-go2-cmax': noParameters('meperidine'),
  'pet-mor-go2-ratio': noParameters('meperidine'),
  'mor-sa-ratio': FROM_EPIDURAL_SPACE,
  'mor-ivc-ratio': because('nothing flows from blood into CSF in the model'),
  'mor-icv-trough': because('given into a ventricle: outside the model, and said so by it'),
  'gado-ei-bloodpeak': because('no figures for gadobutrol in CSF or blood'),
  'bac-plasma-ss': because('no plasma model of baclofen is known: the twin says so and computes none'),
  'bac-pe-spasm': because('spasms are not modelled, only tone'),
  'zic-dz-ss1': animal('dog'),
  'zic-dz-ss5': animal('dog'),
  'zic-dz-thalf': animal('dog'),
  'zic-dz-bolus-beta': animal('dog'),
  'inu-dz-bolus-beta': animal('dog'),
  'zic-dz-ratio30': animal('dog'),
  'zic-rk-delta': NO_ZICONOTIDE_EFFECT,
  'zic-wa-delta': NO_ZICONOTIDE_EFFECT,
  'zic-st-delta': NO_ZICONOTIDE_EFFECT,
  'lid-bu-abs': noParameters('lidocaine'),
  'bac-be-decay': animal('pig'),
  'bup-be-decay': animal('pig'),
  'bac-be-rate': animal('pig'),
  'bac-be-ap': because('measured in the pig; and one dimension knows no front and back'),
  'bup-fb-posture': because('measured in the pig; and a hyperbaric solution is outside the model'),
  'clo-gl-cmax': FROM_EPIDURAL_SPACE,
  'clo-gl-abs': FROM_EPIDURAL_SPACE,
  'clo-gl-ratio': because('epidural, and no plasma model of clonidine is known'),
  'clo-ec-mec': because('the effect of clonidine is not modelled'),
  'clo-gd-thalf': animal('pig'),
  'clo-ce-F': animal('sheep'),
  'suf-sd-lum-cis': animal('dog'),
  'opi-um-order': because('measured in the pig, and about cord, which is a prior here'),
  'mor-pm-or': because('respiratory depression is not predicted'),
  'mor-ro-c50': because(
    'a potency against plasma: the strength of analgesia at a concentration in CSF is not modelled',
  ),
  'mor-ro-gamma': because('the strength of analgesia is not modelled'),
  'mor-pl-plateau': because('the strength of analgesia is not modelled'),
  'geo-stroke-c2': because(
    'the stroke volume is no parameter: it stands behind dispersion and its spread between patients',
  ),
  'nus-nu-cl': noParameters('nusinersen'),
  'pump-we-acc': because('how accurate a pump is is told to the model (`accuracyRatio`) and not predicted'),
};
