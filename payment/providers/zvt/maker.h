// A card terminal that speaks ZVT (PA00P015 rev. 13.08), over TCP or a serial cable, both sides of
// the line.
//
// Where to look:
//   terminal                    the settings: where it is, and how it is spoken to
//   digits, charset, tlv, fields, apdu   how bytes become messages
//   link                        messages as bytes on the line: bare, or in frames
//   record, printout            what a terminal says about a transaction, and its slips
//   codes                       its numbers in the shop's words
//   memo, judge                 what is on disk about money that may move; what became of it
//   talk, *_talk                the conversations
//   simulator, simulator_*      a terminal of its own: books, words, manners
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

namespace guitai::zvt {

ProviderMaker providerMaker();
SimulatorMaker simulatorMaker();

} // namespace guitai::zvt
