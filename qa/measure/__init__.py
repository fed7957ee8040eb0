"""How good the answers are: golden questions, public sets, calibrated confidence, the record of the last figures."""
