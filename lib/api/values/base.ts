import { obj } from '../../schema/notation';
import { ownerName, profileFields, text } from './common';
import { globalField } from './global';
import { BaseSection, Experimental } from './istiod';

/** Values of chart `base`. */
export const BaseValues = obj('BaseValues', {
  ...profileFields,
  base: BaseSection.doc('CRDs and the webhook of the default revision.'),
  defaultRevision: text.doc('Revision whose webhook checks configuration; empty makes none. Default "default".'),
  experimental: Experimental.doc('Settings that may still change.'),
  global: globalField,
  ownerName,
  revision: text.doc('No effect in this chart.'),
});
