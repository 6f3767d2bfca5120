package model

// Reminding is how the office wants to be reminded.
type Reminding struct {
	Hour     int // of the day at which the panel comes up, besides at the start of the program; 0…23
	Unserved int // working days after signing from which a document not served yet is named
}
